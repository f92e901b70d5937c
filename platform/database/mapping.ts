/**
 * What entities need of TypeORM: its decorators and what they have noted. From its own files, because the whole library, with the
 * drivers of every database, takes some 0.4 s of each start to load, and only a migration needs it.
 */
import "reflect-metadata";

export { Entity } from "typeorm/decorator/entity/Entity.js";
export { Column } from "typeorm/decorator/columns/Column.js";
export { PrimaryColumn } from "typeorm/decorator/columns/PrimaryColumn.js";
export { getMetadataArgsStorage } from "typeorm/globals.js";
