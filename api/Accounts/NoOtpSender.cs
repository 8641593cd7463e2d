namespace RedStation.Api.Accounts;

/// <summary>Stands in when nothing is set up to deliver codes. Says so at start, where the operator sees it.</summary>
internal sealed partial class NoOtpSender(ILogger<NoOtpSender> logger) : IOtpSender, IHostedService
{
    public bool IsSetUp => false;

    public Task<bool> Send(string phone, string code, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogNothingSetUp();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        LogLevel.Warning,
        "Nobody can sign in by phone: set RedStation:Auth:OtpWebhook to an address that sends the codes it is posted, or use --demo")]
    private partial void LogNothingSetUp();
}
