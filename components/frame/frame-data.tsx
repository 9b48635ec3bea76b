/** What the frame knows about the person and their rooms; made on the server. */
export type FrameUser = { name: string; email: string; isAdmin: boolean };
export type FrameRoom = { id: string; name: string; archived: boolean };
export type FrameData = { user: FrameUser; rooms: FrameRoom[] };
