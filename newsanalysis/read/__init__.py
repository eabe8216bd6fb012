"""Files in, the articles table out: text, JSON, CSV, Excel, Parquet, web pages and zips of those."""

from __future__ import annotations

from newsanalysis.read.batch import Batch
from newsanalysis.read.collect import bundled, bundled_actors, read
from newsanalysis.read.corpus import Corpus
from newsanalysis.read.scan import scan

__all__ = ["Batch", "Corpus", "bundled", "bundled_actors", "read", "scan"]
