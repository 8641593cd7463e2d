namespace RedStation.Api.Accounts;

/// <summary>Writes codes to the log, for demonstrations: whoever reads the log may sign in as anyone.</summary>
internal sealed partial class LogOtpSender(Pepper pepper, ILogger<LogOtpSender> logger) : IOtpSender
{
    public Task<bool> Send(string phone, string code, CancellationToken cancellationToken)
    {
        LogCode(code, pepper.LogName(phone));
        return Task.FromResult(true);
    }

    [LoggerMessage(LogLevel.Information, "Sign-in code {Code} for phone {PhoneName} (shown because this is a demonstration)")]
    private partial void LogCode(string code, string phoneName);
}
