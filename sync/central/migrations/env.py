"""Where Alembic begins for headquarters' own tables, which have a version of their own."""

from alembic import context

from sync.central.databases import OWN_VERSION

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    version_table=OWN_VERSION,
)
context.run_migrations()
