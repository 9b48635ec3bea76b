/** How long a claim can be completed. */
export const claimSeconds = 24 * 3600;
/** How long one signed PUT may be started; fresh addresses are signed on request while the claim lives. */
export const signedUploadSeconds = 3600;
/** Up to this size, bytes that the storage does not vouch for are hashed while the client waits. */
export const hashAtOnceBytes = 64 * 1024 ** 2;
