"""A command whose `--help` lists its options under headings."""

from __future__ import annotations

from typing import Any

import click


class SectionOption(click.Option):
    """An option with the heading that it stands under."""

    def __init__(self, *names: Any, section: str = "Options", **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.section = section


class SectionCommand(click.Command):
    """Lists the options by section, in the order in which the sections first come; those without one last."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                section = parameter.section if isinstance(parameter, SectionOption) else "Other"
                sections.setdefault(section, []).append(record)
        for section, records in sorted(sections.items(), key=lambda item: item[0] == "Other"):
            with formatter.section(section):
                formatter.write_dl(records)
