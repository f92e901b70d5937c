// Loaded into the started process before its own code: when the starting script is killed without a chance to say so,
// the channel between the two closes, and the process ends itself the orderly way.
if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
