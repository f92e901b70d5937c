import { accessMatrixPage } from "./access-matrix-page.js";
import { envExample } from "./env-example.js";
import { errorsPage } from "./errors-page.js";
import { findingsPage } from "./findings-page.js";
import { loadFormatPage } from "./load-format-page.js";
import { settingsPage } from "./settings-page.js";
import { standardPage } from "./standard-page.js";

/** Every file that is made from the source, by path; a test holds the committed ones against this. */
export const generatedFiles = (): Record<string, string> => ({
  ".env.example": envExample(),
  "docs/access-matrix.md": accessMatrixPage(),
  "docs/errors.md": errorsPage(),
  "docs/findings.md": findingsPage(),
  "docs/load-format.md": loadFormatPage(),
  "docs/settings.md": settingsPage(),
  "docs/standard.md": standardPage(),
});
