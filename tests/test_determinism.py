"""Same input, same bytes, whatever the order in which Python hashes."""

from __future__ import annotations

import shutil
from pathlib import Path

from newsroom import ROOT, article, run, tree, write


def test_two_hash_seeds_make_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "4242"):
        folder = write(tmp_path / seed, {f"seeds/{n}.txt": article(n) for n in range(5)})
        shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
        ran = run(folder, "build", PYTHONHASHSEED=seed)
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
        trees.append(tree(folder / "out"))
    one, other = trees
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert "quotes.jsonl" in one
