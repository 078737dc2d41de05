import { axeFindsNothingIn } from './support/axe.ts';
import * as audio from '../../stories/audio-devices.stories.ts';
import * as greeting from '../../stories/voicemail-greeting.stories.ts';
import * as inbox from '../../stories/voicemail-inbox.stories.ts';
import * as music from '../../stories/music-on-hold.stories.ts';

axeFindsNothingIn(audio, greeting, inbox, music);
