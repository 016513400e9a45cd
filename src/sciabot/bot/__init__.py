"""One question in, one reply out."""

from sciabot.bot.messages import Clinic as Clinic
from sciabot.bot.reply import Notice as Notice
from sciabot.bot.reply import Outcome as Outcome
from sciabot.bot.reply import Reply as Reply
from sciabot.bot.turn import Bot as Bot
