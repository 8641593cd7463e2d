using RedStation.Api;
using RedStation.Api.Accounts;
using RedStation.Silo.Hosting;
using RedStation.Storage.Migrations;

SharedBuffers.Keep();
try
{
    var app = ApiHost.Build(args);
    // Here rather than by the host alone, which would wrap a refusal in a stack trace. Without a silo there is nothing to prepare.
    app.Services.GetService<StoragePreparation>()?.Prepare();
    app.Services.PrepareSecrets();
    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (StartFaults.Sentences(refusal) is { } sentences)
{
    await Console.Error.WriteLineAsync(sentences);
    return 1;
}
