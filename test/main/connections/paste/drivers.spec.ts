import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('JDBC and other drivers', {
  'JDBC, whose ssl=true checks the certificate': {
    text: 'jdbc:postgresql://db.example.edu:5432/calculo?user=ana&password=secreto1&ssl=true&ApplicationName=Grades',
    kind: 'jdbc',
    fields: { ...ana, port: 5432, tlsMode: 'verify-full', applicationName: 'Grades' },
  },
  'JDBC with a + in the password': {
    text: 'jdbc:postgresql://db.example.edu/calculo?user=ana&password=se+creto',
    kind: 'jdbc',
    fields: { ...ana, password: 'se+creto' },
    warnings: ['plus-literal password'],
  },
  'JDBC with an & in the password': {
    text: 'jdbc:postgresql://db.example.edu/calculo?user=ana&password=se&creto',
    kind: 'jdbc',
    fields: { ...ana, password: 'se' },
    errors: ['word-without-value'],
  },
  'JDBC without a host': {
    text: 'jdbc:postgresql:calculo',
    kind: 'jdbc',
    fields: { database: 'calculo' },
    warnings: ['host-missing host'],
  },
  Npgsql: {
    text: 'Host=db.example.edu;Port=5433;Database=calculo;Username=ana;Password="secreto;1";SSL Mode=VerifyFull;Pooling=true',
    kind: 'pairs',
    fields: { ...ana, port: 5433, password: 'secreto;1', tlsMode: 'verify-full' },
    ignored: { Pooling: 'decided-here' },
  },
  'Supabase for .NET, in its JSON': {
    text: '{\n  "ConnectionStrings": {\n    "DefaultConnection": "User Id=ana;Password=secreto1;Server=db.example.edu;Port=5432;Database=calculo"\n  }\n}',
    kind: 'env',
    fields: { ...ana, port: 5432 },
  },
  'an object on one line': {
    text: '{"host":"db.example.edu","port":5433,"database":"calculo","user":"ana","password":"secre,to{1}","ssl":null}',
    kind: 'env',
    fields: { ...ana, port: 5433, password: 'secre,to{1}' },
  },
  'an object in an object, with room in between': {
    text: '{ "db": { "host": "db.example.edu", "username": "ana", "password": "secreto1", "dbname": "calculo" }, "debug": true }',
    kind: 'env',
    fields: ana,
    ignored: { debug: 'unknown' },
  },
  PDO: {
    text: 'pgsql:host=db.example.edu;dbname=calculo;user=ana;password=secreto1',
    kind: 'pairs',
    fields: ana,
  },
});
