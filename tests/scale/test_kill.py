"""A run that is killed and started again ends with the tables of an undisturbed one."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsanalysis.scale import extract_files
from newsanalysis.scale.lock import locked
from newsanalysis.scale.part import Part
from newsanalysis.scale.store import Store
from newsanalysis.tables import TABLES

Contents = Callable[[Path], dict[str, bytes]]
KILLS = 20

# Loads everything once and then forks a run for each line it is given, so that a kill falls into the run and not into
# the loading; it says the number of the process, which leads a group of its own.
SERVER = """
import datetime, os, sys
from pathlib import Path
from newsanalysis.extract.extraction import attempt
from newsanalysis.scale import extract_files

if __name__ == "__main__":
    attempt("a", "قال الوزير إن 3 جسور أغلقت.", None)
    for line in sys.stdin:
        corpus, out, cache, jobs = line.split()
        child = os.fork()
        if not child:
            os.setsid()
            Path(out + ".begun").touch()
            extract_files(corpus, out, jobs=int(jobs), cache=cache, part_size=2)
            os._exit(0)
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)
"""


class Runs:
    """Runs in processes of their own that can be killed."""

    def __init__(self, script: Path, arguments: str, begun: Path) -> None:
        script.write_text(SERVER, encoding="utf-8")
        self.arguments, self.begun = arguments, begun
        self.server = subprocess.Popen(
            [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def start(self, jobs: int) -> int:
        assert self.server.stdin and self.server.stdout
        self.begun.unlink(missing_ok=True)
        print(self.arguments, jobs, file=self.server.stdin, flush=True)
        process = int(self.server.stdout.readline())
        while not self.begun.exists():
            time.sleep(0.001)
        return process

    def ended(self) -> bool:
        return bool(select.select([self.server.stdout], [], [], 0)[0])

    def status(self) -> int:
        """How it ended; waits for that."""
        assert self.server.stdout
        return os.waitstatus_to_exitcode(int(self.server.stdout.readline()))


@pytest.fixture
def runs(corpus: Path, tmp_path: Path) -> Iterator[Runs]:
    out = tmp_path / "out"
    made = Runs(tmp_path / "runs.py", f"{corpus} {out} {tmp_path / 'cache'}", tmp_path / "out.begun")
    yield made
    made.server.kill()
    made.server.wait()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_killed_at_twenty_random_moments(runs: Runs, corpus: Path, tmp_path: Path, contents: Contents) -> None:
    out, want = tmp_path / "out", tmp_path / "want"
    parts = extract_files(corpus, want, cache=False, part_size=2).parts
    moments = random.Random(8)
    kills = unfinished = 0
    while kills < KILLS:
        before = written(out)
        process = runs.start(jobs=2 if kills % 5 == 4 else 1)
        # A moment is so many files later, and some milliseconds: a busy machine does not move it out of the run.
        moment = moments.randint(before, min(before + 30, 5 * parts))
        while written(out) < moment and not runs.ended():
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.01))
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        if runs.status() == 0:  # it was quicker
            assert contents(out) == contents(want)
            shutil.rmtree(out)
            shutil.rmtree(tmp_path / "cache")
            continue
        kills += 1
        unfinished += (out / "manifest.unfinished.jsonl").exists()
    assert unfinished > KILLS // 2
    runs.start(jobs=1)
    assert runs.status() == 0
    assert contents(out) == contents(want)


def written(out: Path) -> int:
    return sum(1 for _ in out.glob("*/part-*.parquet"))


WAITING = """
import os, sys, time
from pathlib import Path
from newsanalysis.extract import extraction
from newsanalysis.scale import extract_files, processes

def waiting(article_id, text, published):
    (begun / str(os.getpid())).touch()
    while not (begun / "go").exists():
        time.sleep(0.01)
    return extraction.Rows([], [], [])

begun = Path(sys.argv[3])
extraction.extract_article = waiting
processes.FORK = sys.argv[4] == "fork"

if __name__ == "__main__":
    extract_files(sys.argv[1], sys.argv[2], jobs=2, cache=False, part_size=2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_of_one_that_is_killed_keep_no_lock_and_end(corpus: Path, tmp_path: Path, method: str) -> None:
    script, out, begun = tmp_path / "waiting.py", tmp_path / "out", tmp_path / "begun"
    script.write_text(WAITING, encoding="utf-8")
    for folder in (out, begun):  # where the folder is there, it is locked before the processes begin
        folder.mkdir()
    run = subprocess.Popen([sys.executable, script, corpus, out, begun, method])
    while len(list(begun.iterdir())) < 2:
        assert run.poll() is None
        time.sleep(0.01)
    with pytest.raises(BlockingIOError):
        locked(out / ".lock")
    workers = [Path("/proc", file.name) for file in begun.iterdir()]
    assert str(run.pid) not in [worker.name for worker in workers]
    assert all((b"spawn_main" in (worker / "cmdline").read_bytes()) == (method == "spawn") for worker in workers)
    run.kill()
    run.wait()
    locked(out / ".lock").close()
    (begun / "go").touch()
    while any(alive(worker) for worker in workers):
        time.sleep(0.01)


def alive(process: Path) -> bool:
    with suppress(OSError):
        return (process / "stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    return False


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


def test_ended_at_every_step_of_writing(
    corpus: Path, tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of each file and of each line of the manifest."""

    def run(out: Path) -> None:
        extract_files(corpus / "a.jsonl", out, cache=tmp_path / "cache", part_size=9)

    run(tmp_path / "want")
    steps = left = 0
    replace, write = Store._replace, Store._write

    def step(half: Callable[[], object]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            half()
            raise Killed

    def replacing(store: Store, file: Path, data: bytes) -> None:
        step(lambda: file.with_name(f".{file.name}.tmp").write_bytes(data[: len(data) // 2]))
        replace(store, file, data)

    def writing(store: Store, entry: dict[str, object]) -> None:
        assert store._manifest is not None
        manifest = store._manifest
        step(lambda: manifest.write('{"part": 1, "ke'))
        write(store, entry)

    monkeypatch.setattr(Store, "_replace", replacing)
    monkeypatch.setattr(Store, "_write", writing)
    while True:
        out = tmp_path / f"out-{steps}"
        left = steps
        try:
            run(out)
        except Killed:
            left = 1000
            run(out)
            assert contents(out) == contents(tmp_path / "want"), f"ended at step {steps}"
            steps += 1
        else:
            break
    assert steps > 12


def test_a_part_is_void_before_it_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its new files are as long as the old ones."""

    def part(key: str, content: bytes) -> Part:
        return Part(0, key, dict.fromkeys(TABLES, content), dict.fromkeys(TABLES, 1), {}, {}, {}, [])

    with Store(tmp_path / "out") as store:
        store.add(part("old", b"a"))
    replace = Store._replace
    with Store(tmp_path / "out") as store:
        assert store.done(0, "old")

        def killed(store: Store, file: Path, data: bytes) -> None:
            replace(store, file, data)
            raise Killed

        monkeypatch.setattr(Store, "_replace", killed)
        with pytest.raises(Killed):
            store.add(part("new", b"b"))
    monkeypatch.undo()
    with Store(tmp_path / "out") as store:
        assert not store.done(0, "old") and not store.done(0, "new")
