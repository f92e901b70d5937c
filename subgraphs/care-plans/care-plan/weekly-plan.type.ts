import { Field, ObjectType, registerEnumType } from "type-graphql";
import { LocalTime } from "../../../platform/graphql/scalar.js";

/** Days of the week by the code of the standard. */
export enum Weekday {
  MONDAY = "1",
  TUESDAY = "2",
  WEDNESDAY = "3",
  THURSDAY = "4",
  FRIDAY = "5",
  SATURDAY = "6",
  SUNDAY = "7",
}

registerEnumType(Weekday, {
  name: "Weekday",
  description: "Day of the week. 曜日",
  valuesConfig: {
    MONDAY: { description: "Monday. 月曜日" },
    TUESDAY: { description: "Tuesday. 火曜日" },
    WEDNESDAY: { description: "Wednesday. 水曜日" },
    THURSDAY: { description: "Thursday. 木曜日" },
    FRIDAY: { description: "Friday. 金曜日" },
    SATURDAY: { description: "Saturday. 土曜日" },
    SUNDAY: { description: "Sunday. 日曜日" },
  },
});

@ObjectType({ description: "A service of the weekly plan. 週間サービス" })
export class WeeklyService {
  @Field(() => Weekday, { nullable: true, description: "Day of the week. 曜日", simple: true })
  weekday!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "Start. 開始時間", simple: true })
  startTime!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End. 終了時間", simple: true })
  endTime!: string | null;

  @Field(() => String, { description: "The service. 介護サービス内容", simple: true })
  content!: string;
}

@ObjectType({ description: "Something the person does every day. 主な日常生活上の活動" })
export class DailyActivity {
  @Field(() => LocalTime, { nullable: true, description: "Start. 開始時間", simple: true })
  startTime!: string | null;

  @Field(() => LocalTime, { nullable: true, description: "End; equal to the start for a point in time. 終了時間", simple: true })
  endTime!: string | null;

  @Field(() => String, { description: "The activity. 活動", simple: true })
  content!: string;
}
