"""Articles in, claims and figures out."""

from newsanalysis.extract.extraction import Extraction, extract, extract_frame

__all__ = ["Extraction", "extract", "extract_frame"]
