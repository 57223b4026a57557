// The portal's path names, for dependency-cruiser, which takes such names from a file in webpack's form.
const path = require('node:path');

module.exports = { resolve: { alias: { '@libs': path.resolve('libs') } } };
