"""Arabic text with offsets: folding, tokens, sentences, quotation marks. Knows nothing of news."""

from newsanalysis.text.document import Document, document
from newsanalysis.text.fold import fold
from newsanalysis.text.gates import Gate

__all__ = ["Document", "Gate", "document", "fold"]
