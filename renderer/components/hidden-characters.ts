/**
 * Characters that steer how others are shown, or that show nothing: named instead of obeyed.
 * The joiner of an emoji family belongs to the emoji.
 */
export const hiddenCharacter =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]|(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\p{Surrogate})/u;
