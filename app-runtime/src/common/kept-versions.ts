/**
 * Days for which the bucket keeps the bytes of images that were deleted, as old versions that only administrators reach: people are told of it, and the stack makes the bucket so.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
export const deletedBytesKeptDays = 90;
