import { registerEnumType } from "type-graphql";

/** How an office made sure who somebody is. */
export enum ConfirmationMethod {
  MY_NUMBER_CARD = "MY_NUMBER_CARD",
  FOUR_ITEMS = "FOUR_ITEMS",
}

registerEnumType(ConfirmationMethod, {
  name: "ConfirmationMethod",
  description: "How an office made sure who somebody is. 本人確認の方法",
  valuesConfig: {
    MY_NUMBER_CARD: { description: "By the person's individual-number card; the number itself is not taken. マイナンバーカード" },
    FOUR_ITEMS: { description: "By name, sex, date of birth and address, without that card. 4情報" },
  },
});
