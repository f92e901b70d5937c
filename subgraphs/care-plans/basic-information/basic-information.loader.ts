import { documentByKey, newestDocumentOf, partsOf } from "../document/document.loader.js";
import { BasicInformation } from "./basic-information.entity.js";
import { DailyScheduleLine } from "./daily-schedule-line.entity.js";
import { FamilyPicture } from "./family-picture.entity.js";
import { Illness } from "./illness.entity.js";

export const basicInformationByKey = documentByKey(BasicInformation);
export const newestBasicInformationOf = newestDocumentOf(BasicInformation, "consultation_date");
export const dailyScheduleOf = partsOf(DailyScheduleLine);
export const illnessesOf = partsOf(Illness);
export const familyPicturesOf = partsOf(FamilyPicture);
