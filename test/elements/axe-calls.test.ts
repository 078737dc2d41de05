import { axeFindsNothingIn } from './support/axe.ts';
import * as availability from '../../stories/availability-status.stories.ts';
import * as callForwarding from '../../stories/call-forwarding.stories.ts';
import * as callOptions from '../../stories/call-options.stories.ts';
import * as callerId from '../../stories/caller-id.stories.ts';

axeFindsNothingIn(callForwarding, callOptions, callerId, availability);
