using RedStation.Silo.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddRedStationSilo();
using var host = builder.Build();
try
{
    // Here rather than by the host alone, which would wrap a refusal in a stack trace.
    var applied = host.Services.GetRequiredService<StoragePreparation>().Prepare();
    if (args is ["migrate", ..])
    {
        Console.WriteLine($"{applied} migrations applied.");
    }
    else
    {
        await host.RunAsync();
    }

    return 0;
}
catch (StartException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
