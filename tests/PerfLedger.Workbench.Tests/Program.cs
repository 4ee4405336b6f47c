using System.Globalization;
using PerfLedger.Workbench.Tests.Golden;

// The child process of GoldenFormTests: renders the fixed forms under a culture and prints their digests.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(args[0]);
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(args[0]);
Console.Out.Write(GoldenFiles.Text(FixedForms.All().Select(FixedForms.Render)));
return 0;
