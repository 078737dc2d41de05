// Written by scripts/cities.ts out of cldr-dates-full@48.2.0 (Unicode CLDR, Unicode-3.0 licence); do not edit.
const cities: Readonly<Record<string, string>> = {
  Addis_Ababa: 'Addis Abeba', Algiers: 'Algier', Aqtobe: 'Aktobe', Araguaina: 'Araguaína', Ashgabat: 'Aşgabat', Asmara: 'Asmara',
  Astrakhan: 'Astrachan', Asuncion: 'Asunción', Athens: 'Athen', Atikokan: 'Atikokan', Azores: 'Azoren', Baghdad: 'Bagdad', Belem: 'Belém',
  Belgrade: 'Belgrad', Beulah: 'Beulah, North Dakota', Bishkek: 'Bischkek', Bogota: 'Bogotá', Brunei: 'Brunei Darussalam', Brussels: 'Brüssel',
  Bucharest: 'Bukarest', Busingen: 'Büsingen', Cairo: 'Kairo', Canary: 'Kanaren', Cancun: 'Cancún', Cape_Verde: 'Cabo Verde', Cayman: 'Kaimaninseln',
  Center: 'Center, North Dakota', Chisinau: 'Chișinău', Chita: 'Tschita', Christmas: 'Weihnachtsinsel', Chuuk: 'Chuuk',
  Ciudad_Juarez: 'Ciudad Juárez', Comoro: 'Komoren', Copenhagen: 'Kopenhagen', Cordoba: 'Córdoba', Cuiaba: 'Cuiabá', Curacao: 'Curaçao',
  Damascus: 'Damaskus', Dar_es_Salaam: 'Daressalam', Djibouti: 'Dschibuti', DumontDUrville: 'Dumont-d’Urville', Dushanbe: 'Duschanbe',
  Easter: 'Osterinsel', Eirunepe: 'Eirunepé', El_Aaiun: 'El Aaiún', Faroe: 'Färöer', Fiji: 'Fidschi', Galapagos: 'Galápagos', Havana: 'Havanna',
  Ho_Chi_Minh: 'Ho-Chi-Minh-Stadt', Hong_Kong: 'Hongkong', Hovd: 'Chowd', Jamaica: 'Jamaika', Kamchatka: 'Kamtschatka', Kanton: 'Canton',
  Karachi: 'Karatschi', Kathmandu: 'Kathmandu', Khandyga: 'Chandyga', Khartoum: 'Khartum', Kirov: 'Kirow', Knox: 'Knox, Indiana', Kolkata: 'Kalkutta',
  Krasnoyarsk: 'Krasnojarsk', Kyiv: 'Kiew', Lisbon: 'Lissabon', Lome: 'Lomé', Lower_Princes: 'Lower Prince’s Quarter', Luxembourg: 'Luxemburg',
  Maceio: 'Maceió', Mahe: 'Mahé', Maldives: 'Malediven', Marengo: 'Marengo, Indiana', Mazatlan: 'Mazatlán', Mexico_City: 'Mexiko-Stadt',
  Miquelon: 'Saint-Pierre', Mogadishu: 'Mogadischu', Monticello: 'Monticello, Kentucky', Moscow: 'Moskau', Muscat: 'Maskat', Ndjamena: 'N’Djamena',
  New_Salem: 'New Salem, North Dakota', Nicosia: 'Nikosia', Noronha: 'Fernando de Noronha', Noumea: 'Nouméa', Novokuznetsk: 'Nowokuznetsk',
  Novosibirsk: 'Nowosibirsk', Nuuk: 'Nuuk', Petersburg: 'Petersburg, Indiana', Pohnpei: 'Pohnpei', 'Porto-Novo': 'Porto Novo', Prague: 'Prag',
  Pyongyang: 'Pjöngjang', Qatar: 'Katar', Qostanay: 'Qostanai', Qyzylorda: 'Qysylorda', Reunion: 'Réunion', Reykjavik: 'Reyk­ja­vík',
  Rio_Gallegos: 'Río Gallegos', Riyadh: 'Riad', Rome: 'Rom', Sakhalin: 'Sachalin', Santarem: 'Santarém', Sao_Paulo: 'São Paulo', Sao_Tome: 'São Tomé',
  Saratov: 'Saratow', Scoresbysund: 'Ittoqqortoormiit', Singapore: 'Singapur', South_Georgia: 'Südgeorgien', St_Barthelemy: 'Saint-Barthélemy',
  St_Helena: 'St. Helena', St_Johns: 'St. John’s', St_Kitts: 'St. Kitts', St_Lucia: 'St. Lucia', St_Thomas: 'St. Thomas', St_Vincent: 'St. Vincent',
  Syowa: 'Showa', Taipei: 'Taipeh', Tashkent: 'Taschkent', Tbilisi: 'Tiflis', Tehran: 'Teheran', Tell_City: 'Tell City, Indiana', Tirane: 'Tirana',
  Tokyo: 'Tokio', Tripoli: 'Tripolis', Tucuman: 'Tucumán', Ulyanovsk: 'Uljanowsk', Urumqi: 'Ürümqi', Vatican: 'Vatikan', Vevay: 'Vevay, Indiana',
  Vienna: 'Wien', Vincennes: 'Vincennes, Indiana', Vladivostok: 'Wladiwostok', Volgograd: 'Wolgograd', Vostok: 'Wostok', Wallis: 'Wallis & Futuna',
  Warsaw: 'Warschau', Winamac: 'Winamac, Indiana', Yakutsk: 'Jakutsk', Yangon: 'Rangun', Yekaterinburg: 'Jekaterinburg', Yerevan: 'Eriwan',
  Zurich: 'Zürich',
};

export default cities;
