namespace RedStation.Api.Accounts;

/// <summary>Brings one-time codes to phones.</summary>
public interface IOtpSender
{
    /// <summary>Whether there is anything that could deliver codes.</summary>
    bool IsSetUp => true;

    /// <summary>Sends a code. False when it could not be handed over; the reason is in the log.</summary>
    /// <param name="phone">Eleven digits. Must not be logged.</param>
    /// <param name="code">Six digits. Must not be logged outside a demonstration.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> Send(string phone, string code, CancellationToken cancellationToken);
}
