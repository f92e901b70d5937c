/** Hands a text to the browser as a file download. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Given time to start: some browsers read the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
