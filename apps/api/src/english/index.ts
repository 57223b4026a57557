// The api's English. Rooms speak Chinese; what they say is told in English here, because only the api answers people.
import './rules.js';
import './titles.js';
