/** A picture file without what it should not say, as a cleaner of its format leaves it. */
export interface Cleaned {
    readonly bytes: Buffer;
    /** What is left of its EXIF block, without prefix. */
    readonly exif: Buffer | undefined;
    /** Pictures that a browser would show one after the other, where the format's decoder here does not count them. @default not known */
    readonly frames?: number;
}
