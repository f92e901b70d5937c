/** A value of the session in a policy: asked for once per statement, not once per row. */
export const setting = (name: string): string => `(SELECT current_setting('app.${name}', true))`;
