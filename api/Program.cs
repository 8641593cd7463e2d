using RedStation.Api.Hosting;
using RedStation.Silo.Hosting;

try
{
    var app = ApiHost.Build(args);
    await app.RunAsync();
    return 0;
}
catch (StartException refusal)
{
    // For the person who started the program; a stack trace would only hide the sentence.
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
