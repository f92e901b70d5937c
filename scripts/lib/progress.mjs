const REPEAT_MS = 10_000;

/**
 * Runs a step that may take a while and says so on stderr, so that stdout stays clean for the command's own output.
 * @template T
 * @param {string} title such as "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const live = process.stderr.isTTY === true;
  const show = () => process.stderr.write(live ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`);
  process.stderr.write(live ? `${title} …` : `${title} …\n`);
  const timer = setInterval(show, live ? 100 : REPEAT_MS);
  try {
    const result = await work();
    process.stderr.write(live ? `\r${title}: done in ${seconds()} s\n` : `${title}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stderr.write(live ? `\r${title}: failed after ${seconds()} s\n` : `${title}: failed after ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
