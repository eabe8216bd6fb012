"""Articles in, claims and figures out."""

from newsanalysis.extract.extraction import Extraction, extract

__all__ = ["Extraction", "extract"]
