import { createTestDatabase, type TestDatabase } from "../database.js";
import { startShape, type Shape } from "../shapes.js";
import { loadRelations } from "./seats.js";
import { prepareSubject, type Subject } from "./subject.js";

/** The product over the demo town, with the person whom everybody looks at and every relation to them. */
export interface SubjectTown {
  readonly database: TestDatabase;
  readonly shape: Shape;
  readonly subject: Subject;
  close(): Promise<void>;
}

export async function openSubjectTown(): Promise<SubjectTown> {
  const database = await createTestDatabase({ template: "town" });
  let shape: Shape | undefined;
  const close = async () => {
    await shape?.close();
    await database.drop();
  };
  try {
    shape = await startShape("one process", database.adminUrl);
    const subject = await prepareSubject(database.adminUrl);
    await loadRelations(shape.house, subject);
    return { database, shape, subject, close };
  } catch (error) {
    await close();
    throw error;
  }
}
