import fr from './fr.ts';
import type { Language } from './language.ts';

/** What is said differently in Canada; the rest is French. */
const frCA: Language = {
  ...fr,
  'common': {
    ...fr.common,
    offline: 'Vous êtes hors ligne. Vous pouvez continuer; enregistrez vos modifications une fois reconnecté.',
    signedOut: 'Votre session est terminée. Reconnectez-vous; vos modifications restent sur cette page.',
  },
  'profile-settings': {
    ...fr['profile-settings'],
    sections: { ...fr['profile-settings'].sections, 'calendar-dnd': 'Calendrier et Ne pas déranger' },
  },
  'personal-info': {
    ...fr['personal-info'],
    jobTitle: 'Titre du poste', email: 'Courriel', copyEmail: 'Copier l’adresse courriel',
    emailHint: 'Défini par votre administrateur. Adressez-vous au soutien technique s’il doit changer.',
  },
  'call-forwarding-parts': {
    ...fr['call-forwarding-parts'],
    types: { ...fr['call-forwarding-parts'].types, mobile: 'Cellulaire' },
  },
  'call-forwarding-form': {
    ...fr['call-forwarding-form'],
    pressOneHint: 'La personne qui répond appuie sur 1 pour prendre l’appel, afin qu’aucune boîte vocale ne le prenne.',
  },
  'missed-call-toggle': {
    ...fr['missed-call-toggle'],
    lead: (email) => (email ? `Nous écrivons à ${email} lorsque vous manquez un appel.` : 'Nous envoyons un courriel lorsque vous manquez un appel.'),
    enabled: 'M’aviser par courriel des appels manqués',
    enabledHint: 'Un courriel pour chaque appel auquel personne n’a répondu.',
    numbers: 'M’aviser pour',
    noEmail: 'Votre profil n’a pas d’adresse courriel. Adressez-vous à votre administrateur.',
    undelivered: (email) => `Le dernier courriel à ${email} n’a pas pu être remis. Demandez à votre administrateur de vérifier l’adresse; nous réessaierons au prochain appel manqué.`,
  },
  'blocked-callers': {
    ...fr['blocked-callers'],
    anonymousHint: 'Les appels sans afficheur ne sonnent pas. Cela vaut aussi pour d’anciens systèmes qui n’en envoient pas.',
  },
  'availability-status': {
    ...fr['availability-status'],
    nextMeeting: (when) => `Votre calendrier l’active\u00a0: ${when}.`,
    overridden: (when) => `Vous restez joignable malgré votre calendrier, jusqu’à\u00a0: ${when}.`,
    source: { ...fr['availability-status'].source, calendar: 'D’après votre calendrier.' },
    manualUntil: (when) => `Vous l’avez activé jusqu’à ${when}; ensuite, votre calendrier ou votre entreprise le maintient.`,
    stale: 'Votre calendrier est injoignable, ceci n’est donc peut-être plus à jour.',
  },
  'availability-status-later': {
    ...fr['availability-status-later'],
    pushPaused: 'Suspendre les notifications poussées',
  },
  'availability-status-simulator': {
    ...fr['availability-status-simulator'],
    onlyNext: 'De votre calendrier, seule la prochaine réunion est connue.',
    why: {
      ...fr['availability-status-simulator'].why, calendar: 'Votre calendrier est occupé.',
      ringAll: 'Tout sonne ensemble; le premier qui répond prend l’appel.',
    },
  },
  'calendar-dnd': {
    ...fr['calendar-dnd'],
    syncBusy: 'Ce que votre calendrier indique comme occupé compte.',
    title: 'Calendrier et Ne pas déranger',
    hint: {
      ...fr['calendar-dnd'].hint,
      reauthRequired: 'L’accès a expiré. Reconnectez le calendrier pour garder votre statut à jour.',
      error: 'Le calendrier est injoignable; votre statut n’est pas mis à jour.',
      disabledByAdmin: 'Votre organisation n’autorise pas la connexion d’un calendrier.',
    },
    nowDisconnected: 'Le calendrier est déconnecté.',
    sync: 'Synchroniser Ne pas déranger avec les événements du calendrier',
    syncLocked: 'Connectez d’abord votre calendrier.',
    problem: {
      ...fr['calendar-dnd'].problem,
      'autoDnd.calendarNotConnected': 'connectez d’abord votre calendrier',
      'integration.disabledByAdmin': 'votre organisation n’autorise pas la connexion d’un calendrier',
    },
  },
  'calendar-dnd-now': {
    ...fr['calendar-dnd-now'],
    now: {
      ...fr['calendar-dnd-now'].now,
      next: (when) => `Maintenant\u00a0: les appels vous parviennent. Votre calendrier activera Ne pas déranger\u00a0: ${when}.`,
      until: { ...fr['calendar-dnd-now'].now.until, calendar: (when) => `Maintenant\u00a0: Ne pas déranger jusqu’à ${when} (d’après votre calendrier).` },
    },
  },
  'calendar-dnd-account': {
    ...fr['calendar-dnd-account'],
    ended: {
      ...fr['calendar-dnd-account'].ended,
      blocked: 'Votre navigateur a bloqué la fenêtre de connexion. Autorisez les fenêtres contextuelles et réessayez.',
      denied: 'L’accès au calendrier n’a pas été accordé, rien n’a donc été connecté.',
    },
    askTitle: 'Ne plus utiliser ce calendrier?',
  },
  'calendar-dnd-more': {
    ...fr['calendar-dnd-more'],
    workingHoursHint: (name) => `En dehors de «\u00a0${name}\u00a0», votre calendrier ne retient aucun appel.`,
    includeAllDayHint: 'Et les autres de 24 heures ou plus. Ce que votre calendrier indique comme libre ne compte jamais.',
    busyDaysHint: 'Les journées occupées de minuit à minuit. Votre calendrier indique seulement quand vous n’êtes pas disponible.',
    agenda: 'Heures d’aujourd’hui où votre calendrier retient les appels',
    free: 'Aujourd’hui, rien dans votre calendrier ne retient les appels.',
    stale: 'Le calendrier ne répond plus depuis un moment; cette liste n’est peut-être pas à jour.',
  },
  'contact-import': {
    ...fr['contact-import'],
    fields: { ...fr['contact-import'].fields, email: 'Courriel', jobTitle: 'Titre du poste' },
    file: {
      ...fr['contact-import'].file,
      notCsv: 'Ce n’est pas un fichier CSV. Enregistrez-le d’abord au format CSV; dans un tableur, choisissez «\u00a0Enregistrer sous\u00a0» ou «\u00a0Télécharger\u00a0».',
    },
    reason: { ...fr['contact-import'].reason, phone: 'Ce n’est pas un numéro de téléphone. Écrivez-le avec son indicatif régional.', email: 'Ce n’est pas une adresse courriel.' },
    notSent: (why) => `On ne sait pas encore si la liste est arrivée\u00a0: ${why}. Réessayez; aucun contact n’est ajouté deux fois.`,
  },
  'device-list': {
    ...fr['device-list'],
  },
  'device-list-removal': {
    ...fr['device-list-removal'],
    ask: {
      signOut: (name) => `Déconnecter ${name}?`, unassign: (name) => `Dissocier ${name}?`, delete: (name) => `Retirer ${name}?`,
      unknown: (name) => `Retirer ${name}?`,
    },
    askCurrent: 'C’est l’appareil que vous utilisez; vous serez déconnecté ici.',
  },
  'access-summary': {
    ...fr['access-summary'],
    kind: { ...fr['access-summary'].kind, fax: 'Numéro de télécopieur', tollFree: 'Numéro sans frais' },
  },
  'call-options': {
    ...fr['call-options'],
    allHint: 'Désactivé: aucun appel de groupe ne sonne pour vous, quel que soit le réglage ci-dessous.',
    modeHint: { ...fr['call-options'].modeHint, automaticWithPause: 'Chaque appel est enregistré; vous pouvez faire une pause, par exemple pour un numéro de carte.' },
  },
  'company-info': {
    ...fr['company-info'],
    callerIdStays: 'Votre afficheur est réglé autrement et reste tel quel.',
    extensionChanged: 'Vos collègues devront composer le nouveau poste; les téléphones de bureau peuvent redémarrer.',
  },
  'caller-id': {
    ...fr['caller-id'],
    title: 'Afficheur',
    noNumber: 'Aucun numéro ne vous est encore attribué, il n’y a donc rien à choisir pour l’afficheur.',
  },
  'profile-launcher': {
    ...fr['profile-launcher'],
  },
  'profile-launcher-question': {
    ...fr['profile-launcher-question'],
    askTitle: 'Enregistrer vos modifications?',
    ask: 'Certaines modifications ne sont pas enregistrées. Voulez-vous les enregistrer, les abandonner ou poursuivre?',
  },
  'license-list': {
    ...fr['license-list'],
    lead: 'Ce que le forfait de votre entreprise vous permet d’utiliser. Les modifications de votre administrateur prennent effet immédiatement.',
    help: 'Il manque quelque chose? Demandez la licence à votre administrateur.',
    feature: {
      ...fr['license-list'].feature,
      autoDnd: 'Ne pas déranger tant que votre calendrier est occupé',
      fax: 'Envoyer et recevoir des télécopies',
    },
  },
  'integration-list': {
    ...fr['integration-list'],
    category: { ...fr['integration-list'].category, calendar: 'Calendrier' },
    service: { ...fr['integration-list'].service, calendar: 'Calendrier', directory: 'Répertoire de l’entreprise' },
  },
  'integration-list-actions': {
    ...fr['integration-list-actions'],
    askTitle: (name) => `Déconnecter ${name}?`,
    askCalendar: 'Ne pas déranger ne suivra plus ce calendrier.',
    ended: {
      ...fr['integration-list-actions'].ended,
      blocked: 'Votre navigateur a bloqué la fenêtre de connexion. Autorisez les fenêtres contextuelles et réessayez.',
    },
  },
  'notification-settings': {
    ...fr['notification-settings'],
    sound: 'Faire entendre un son',
  },
  'voicemail-inbox-more': {
    ...fr['voicemail-inbox-more'],
    ask: (who) => `Supprimer définitivement le message de ${who}?`,
    askAll: (messages) => fr['voicemail-inbox-more'].askAll(messages).replace('\u00a0?', '?'),
  },
  'music-on-hold-more': { ...fr['music-on-hold-more'], askRemove: 'Retirer votre fichier?' },
  'theme-switch': {
    ...fr['theme-switch'],
    lead: 'Choisissez l’apparence de ce portail pour vous. Vous la voyez immédiatement; elle est conservée quand vous mettez à jour vos paramètres.',
  },
  'voicemail-settings': {
    ...fr['voicemail-settings'],
    mailbox: 'Boîte vocale', email: 'Courriel', transcription: 'Transcrire mes messages',
    emailEnabled: 'Envoyer les messages par courriel',
    noEmail: 'Votre profil n’a pas d’adresse courriel. Ajoutez quelqu’un d’autre, ou adressez-vous à votre administrateur.',
    deleteHint: 'Aucune copie n’est gardée. Si le courriel se perd, le message aussi.',
    deleteNeedsAudio: 'Joignez l’enregistrement ou gardez le message: sinon il n’en resterait rien.',
  },
  'voicemail-settings-more': {
    ...fr['voicemail-settings-more'],
    address: 'Adresse courriel',
    badAddress: 'Ce n’est pas une adresse courriel, comme nom@example.com.',
    pin: 'NIP pour l’accès par téléphone',
    setPin: 'Définir un NIP',
    changePin: 'Changer le NIP',
    pinSaved: 'Votre NIP est enregistré. Il vaut dès le prochain appel.',
  },
  'voicemail-settings-pin': {
    ...fr['voicemail-settings-pin'],
    current: 'NIP actuel', next: 'Nouveau NIP', again: 'Nouveau NIP, encore une fois', save: 'Enregistrer le NIP', rules: 'Votre NIP',
    wrong: (left) => fr['voicemail-settings-pin'].wrong(left).replace('code PIN', 'NIP'),
    locked: (time) => `Trop de NIP erronés. Vous pourrez réessayer à ${time}.`,
    refused: 'Ce NIP ne peut pas être utilisé. Choisissez-en un autre.',
    notSaved: (why) => `Votre NIP n’a pas été changé: ${why}.`,
  },
  'sound-microphone': {
    ...fr['sound-microphone'],
    nothingHeard: fr['sound-microphone'].nothingHeard.replace('\u00a0?', '?'),
  },
  'voicemail-greeting': {
    ...fr['voicemail-greeting'],
    upload: 'Téléverser un fichier',
  },
  'voicemail-greeting-sound': {
    ...fr['voicemail-greeting-sound'],
    instead: 'Vous pouvez téléverser un fichier à la place.', askTitle: 'Retirer votre message d’accueil?',
  },
};

export default frCA;
