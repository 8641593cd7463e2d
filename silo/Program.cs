using RedStation.Silo.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddRedStationSilo();
using var host = builder.Build();
try
{
    if (args is ["migrate", ..])
    {
        var applied = host.Services.GetRequiredService<StoragePreparation>().Prepare();
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
