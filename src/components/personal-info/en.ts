/** The panel's own words in English. */
export const en = {
  title: 'Information',
  lead: 'What colleagues see when you call them.',
  firstName: 'First name', lastName: 'Last name', jobTitle: 'Job title', timeZone: 'Time zone', email: 'E-mail',
  displayName: 'Display name',
  displayNameHint: 'Leave it empty to be shown by your first and last name.',
  language: 'Language',
  timeNow: (time: string) => `It is ${time} for you now.`,
  emailHint: 'Set by your administrator. Ask support if it has to change.',
  avatar: 'Picture',
  avatarHint: (max: string) => `JPG, PNG or WebP, at most ${max}. You can also drop it here.`,
  upload: 'Upload', change: 'Change', remove: 'Remove',
  pictureTooBig: (max: string) => `This picture is larger than ${max}. Choose a smaller one.`,
  pictureType: 'Use a JPG, PNG or WebP picture.',
  pictureUnreadable: 'That file is not a picture we can open.',
  pictureTooSmall: (pixels: number) => `This picture is too small. Use one of at least ${pixels} by ${pixels} pixels.`,
  pictureFailed: 'The picture could not be opened. Check your connection and try again.',
  crop: {
    title: 'Crop your picture',
    hint: 'Drag the picture to move it. With the keyboard, use the arrow keys, plus and minus.',
    zoom: 'Zoom', another: 'Choose another', apply: 'Use this picture',
  },
  /** Why the picture was not saved, by the server's code; goes into a sentence. */
  problem: {
    'image.undecodable': 'the phone system cannot open this picture',
    'image.tooSmall': 'the picture is too small',
    'image.tooLarge': 'the picture is too large',
    'payload.tooLarge': 'the picture is too large',
    'mediaType.unsupported': 'the phone system does not take this kind of picture',
  },
  zonesFound: (count: number) => (count === 0 ? 'No time zone has this name.' : count === 1 ? '1 time zone' : `${count} time zones`),
};
