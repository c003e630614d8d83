"""Files that the generator makes wait on the disk until they are written: each process has its own."""

from __future__ import annotations

import subprocess
import sys

import cpd

SCRIPT = """
import os, sys
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from cpd.host.made_file import made_file

def put_aside(content):
    config = MkDocsConfig()
    config.docs_dir, config.site_dir, config.plugins = "docs", "site", PluginCollection()
    config.plugins._current_plugin = "cpd"  # as during an event
    file = made_file(config, "all.json", content)
    file.put_aside()
    return file

ours = put_aside("ours")
if not os.fork():
    put_aside("theirs")
    sys.exit()
os.wait()
print(ours.content_string)
"""


def test_a_process_that_another_has_begun_and_outlives_leaves_its_files_alone() -> None:
    folder = cpd.__path__[0].removesuffix("/cpd")
    done = subprocess.run([sys.executable, "-c", SCRIPT], env={"PYTHONPATH": folder}, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("ours\n", "")
