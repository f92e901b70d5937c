/** A value of the session in a policy: asked for once per statement, not once per row. */
export const setting = (name: string): string => `(SELECT current_setting('app.${name}', true))`;

/** The same where a policy looks at one row, or at the rows of one key: asking again costs less there than setting a sub-select up for each statement. */
export const settingNow = (name: string): string => `current_setting('app.${name}', true)`;
