"""Many articles: written to disk as they come, by one process, several, or a cluster; started again, it goes on."""

from newsanalysis.scale.run import Summary, extract_files

__all__ = ["Summary", "extract_files"]
