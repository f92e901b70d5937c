import type { ReadFile } from "../codec/read-file.js";
import { hasErrors, toFinding, type Finding } from "../finding/finding.js";
import { FindingSink } from "../finding/sink.js";
import { buildFileName } from "../name/build-file-name.js";
import { getLayout } from "../layout/edition.js";
import type { FileName } from "../name/file-name.js";

/** R35: the images of a set and the basic-information records name each other, as far as the records are readable; names compare without regard to case. */
export function checkImages(files: readonly ReadFile[]): Finding[] {
  const images = files.filter(({ name }) => name?.id === "UPKIHON_IMAGE").map(({ fileName }) => fileName);
  const file = files.find((candidate) => candidate.layout === "UPKIHON");
  if (file?.layout !== "UPKIHON") return images.map((image) => toFinding("imageUnnamed", { file: image }));
  if (hasErrors(file.findings)) return [];
  const sink = new FindingSink(file.fileName, 1000);
  const column = getLayout("UPKIHON").columns.find(({ name }) => name === "familyImageFileName");
  const present = new Set(images.map((image) => image.toLowerCase()));
  const start = imageStart(file.name).toLowerCase();
  const wanted = new Set<string>();
  file.records.forEach(({ familyImageFileName }, index) => {
    if (familyImageFileName === null) return;
    const image = familyImageFileName.toLowerCase();
    wanted.add(image);
    const line = file.lines[index] ?? null;
    if (!image.startsWith(start) || !/^\d{4}\.jpg$/.test(image.slice(start.length))) sink.add("imageNameDiffers", line, column);
    else if (!present.has(image)) sink.add("imageMissing", line, column);
  });
  return [...sink.take(), ...images.filter((image) => !wanted.has(image.toLowerCase())).map((image) => toFinding("imageUnnamed", { file: image }))];
}

/** Everything of an image's name before its branch number: the parts of the basic-information file's name. */
function imageStart({ senderOfficeNumber, senderServiceType, receiverOfficeNumber, receiverServiceType, serial }: FileName): string {
  const parts = ["UPKIHON_IMAGE", senderOfficeNumber, senderServiceType, receiverOfficeNumber, receiverServiceType, serial];
  return `${parts.filter((part) => part !== null).join("_")}_`;
}

/** The image's name for the n-th record (from 1) of a basic-information file. */
export function toImageName(basicInformation: FileName, number: number): string {
  return buildFileName({ ...basicInformation, id: "UPKIHON_IMAGE", branch: String(number).padStart(4, "0") });
}
