"""Settings: from the environment (DOC_MINING_…), a file doc_mining.toml in the working folder, or the command line."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from doc_mining.errors import SettingsError


class Settings(BaseSettings):
    """What a run may be told; each value has a default that suits a laptop."""

    model_config = SettingsConfigDict(env_prefix="DOC_MINING_", toml_file="doc_mining.toml", extra="forbid")

    db: Path = Field(default=Path("doc_mining.db"), description="the database file")
    workers: int = Field(
        default=os.cpu_count() or 1, ge=1, le=256, description="processes that read and mine side by side"
    )
    seconds: float = Field(default=120.0, gt=0, description="time that one document may take")
    memory_mb: int = Field(default=1500, ge=300, description="memory that one process may take for a document, in MB")
    pages: int = Field(default=2000, ge=1, description="pages that are read of one document")
    language_model: str = Field(
        default="eigen",
        description="spaCy pipeline for the grammar of quotes in notebooks: eigen, an installed package, a folder, or ''",
    )
    glyphs_per_page: int = Field(default=150_000, ge=1000, description="glyphs that are read of one page")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The command line comes before the environment, the environment before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(**given: object) -> Settings:
    """The settings, with what the command line gave (None: not given) on top. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(x) for x in first["loc"])
        raise SettingsError(
            f"the setting '{name}' is wrong: {first['msg']}.",
            hint=f"Look at DOC_MINING_{name.upper()} in the environment and at doc_mining.toml.",
        ) from error
