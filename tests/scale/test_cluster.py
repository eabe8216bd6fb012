"""The workers of a Dask cluster give the tables that one process gives, also where one of them is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

import newsanalysis as na
from newsanalysis.cli import main
from newsanalysis.scale import extract_files
from newsanalysis.scale.store import Store
from newsanalysis.tables import TABLES

Contents = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def one_process(corpus: Path, tmp_path: Path, contents: Contents) -> dict[str, bytes]:
    extract_files(corpus, tmp_path / "one", cache=False, part_size=4)
    return contents(tmp_path / "one")


def test_a_worker_that_is_killed_costs_nothing(
    client: Client,
    corpus: Path,
    one_process: dict[str, bytes],
    tmp_path: Path,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workers = client.run(os.getpid)
    assert len(workers) == 2
    add, added = Store.add, []

    def kill_after_the_first(store: Store, part: object) -> None:
        add(store, part)  # type: ignore[arg-type]
        if not added:
            os.kill(next(iter(workers.values())), signal.SIGKILL)
        added.append(part)

    monkeypatch.setattr(Store, "add", kill_after_the_first)
    summary = extract_files(corpus, tmp_path / "out", client=client, cache=False, part_size=4)
    assert len(added) == summary.parts > 8
    assert contents(tmp_path / "out") == one_process
    client.wait_for_workers(2, timeout=60)
    assert set(client.run(os.getpid).values()) != set(workers.values())


def test_from_the_command_line(client: Client, corpus: Path, one_process: dict[str, bytes], tmp_path: Path) -> None:
    address = client.scheduler.address
    arguments = [
        "extract",
        corpus,
        "--out",
        tmp_path / "out",
        "--format",
        "parts",
        "--scheduler",
        address,
        "--no-cache",
    ]
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    want = na.read_tables(tmp_path / "one")
    for name, table in na.read_tables(tmp_path / "out").items():
        pd.testing.assert_frame_equal(table, want[name])


def test_extract_of_a_table_in_memory(client: Client, corpus: Path) -> None:
    articles = na.read(corpus).articles
    far, near = na.extract(articles, client=client), na.extract(articles)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(far, name), getattr(near, name))
