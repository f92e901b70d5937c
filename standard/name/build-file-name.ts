import { isOfficeNumber } from "../identifier/office-number.js";
import { isServiceTypeCode } from "../identifier/service-type.js";
import { hasMonthPart, type FileName } from "./file-name.js";
import { isTimestamp, parseFileName } from "./parse-file-name.js";

/** Writes a file name of edition 4.1 (R06). Throws RangeError when a part cannot stand in one. */
export function buildFileName(name: FileName): string {
  const { id, month, senderOfficeNumber, senderServiceType, receiverOfficeNumber, receiverServiceType, serial, branch } = name;
  const require = (holds: boolean, what: string): void => {
    if (!holds) throw new RangeError(`${what} cannot stand in a ${id} file name`);
  };
  require(isOfficeNumber(senderOfficeNumber) && isOfficeNumber(receiverOfficeNumber), "an office number");
  require([senderServiceType, receiverServiceType].every((type) => type !== null && isServiceTypeCode(type)), "a service type");
  require(isTimestamp(serial), "the serial");
  require(hasMonthPart(id) ? month !== null || id === "UPHOSOKU" : month === null, "the month");
  require((branch !== null) === (id === "UPKIHON_IMAGE"), "the branch");
  const parts = [
    id,
    ...(hasMonthPart(id) ? [month?.replace("-", "") ?? "000000"] : []),
    senderOfficeNumber,
    senderServiceType,
    receiverOfficeNumber,
    receiverServiceType,
    serial,
    ...(branch === null ? [] : [branch]),
  ];
  const built = parts.join("_") + (id === "UPKIHON_IMAGE" ? ".jpg" : ".CSV");
  require(parseFileName(built).findings.length === 0, "a part");
  return built;
}

/** The serial of a set made at a moment of Japan's time, "YYYY-MM-DDTHH:MM:SS". Throws RangeError when there is no such moment. */
export function toSerial(localTime: string): string {
  const serial = localTime.replace(/[-T:]/g, "");
  if (!isTimestamp(serial)) throw new RangeError("a serial is made from YYYY-MM-DDTHH:MM:SS");
  return serial;
}
