/** `careLevelChangeDate` → `care_level_change_date`; digits stay with their word: `address1`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
