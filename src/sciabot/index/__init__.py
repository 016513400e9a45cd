"""Terms in, ranked hits out: the best passages for a query, from an index in memory.

    entries ─terms→ bm25.Statistics ─scores→ select.best ─→ Hit, Hit, Hit ...

The index is built when the service starts or a corpus is published and is never stored, so no file
can disagree with the articles. It knows nothing of articles either: it is given entries of any kind
and a function that makes terms of one. `Index.search` is its only door.
"""

from sciabot.index.search import Hit as Hit
from sciabot.index.search import Index as Index
