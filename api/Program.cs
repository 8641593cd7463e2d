using Microsoft.Extensions.Options;
using RedStation.Api.Accounts;
using RedStation.Api.Hosting;
using RedStation.Silo.Hosting;

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
catch (Exception refusal) when (refusal is StartException or OptionsValidationException or IOException or UnauthorizedAccessException)
{
    // For the person who started the program: a switch, a setting, a folder or an address in use.
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
