import { axeFindsNothingIn } from './support/axe.ts';
import * as launcher from '../../stories/profile-launcher.stories.ts';
import * as shell from '../../stories/profile-settings.stories.ts';
import * as session from '../../stories/settings-session.stories.ts';

axeFindsNothingIn(shell, session, launcher);
