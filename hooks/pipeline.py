"""The generator as MkDocs' hooks: what a site with the generator in its folder names under ``hooks:``."""

from __future__ import annotations

from cpd.host.pipeline import Pipeline

_pipeline = Pipeline()

on_startup = _pipeline.on_startup
on_config = _pipeline.on_config
on_pre_build = _pipeline.on_pre_build
on_files = _pipeline.on_files
on_nav = _pipeline.on_nav
on_pre_page = _pipeline.on_pre_page
on_page_read_source = _pipeline.on_page_read_source
on_page_markdown = _pipeline.on_page_markdown
on_page_content = _pipeline.on_page_content
on_env = _pipeline.on_env
on_template_context = _pipeline.on_template_context
on_page_context = _pipeline.on_page_context
on_post_page = _pipeline.on_post_page
on_post_template = _pipeline.on_post_template
on_serve = _pipeline.on_serve
on_post_build = _pipeline.on_post_build
on_build_error = _pipeline.on_build_error
on_shutdown = _pipeline.on_shutdown
