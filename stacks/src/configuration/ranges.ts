/** Every address there is. */
export const everybody = "0.0.0.0/0";
